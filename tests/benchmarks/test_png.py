from benchmarks.app.png import kept_in_place


def test_a_text_begins_where_its_first_letter_stands():
    # Two blanks are two columns of 12.2: 402.6 + 24.4 = 427.0 and 85.4 - 24.4 = 61.0.
    drawn = '<text class="r1" x="402.6" y="142" textLength="85.4" clip-path="url(#l)">&#160;&#160;no&#160;</text>'
    moved = '<text class="r1" x="427.0" y="142" textLength="61.0" clip-path="url(#l)">no&#160;</text>'
    assert kept_in_place(drawn) == moved
    assert kept_in_place(moved) == moved
    blank = '<text class="r1" x="0" y="1" textLength="12.2" clip-path="url(#l)">&#160;</text>'
    assert kept_in_place(blank) == blank
