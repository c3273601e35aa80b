from sabbatical.ui.serving.door import Door


def test_a_token_opens_once_and_the_next_one_is_told() -> None:
    told: list[str] = []
    door = Door(told.append)
    key = door.enter(told[0])
    assert key is not None
    assert door.knows(key)
    assert len(told) == 2
    assert door.enter(told[0]) is None
    assert len(told) == 2


def test_a_newer_tab_makes_the_older_key_worthless() -> None:
    told: list[str] = []
    door = Door(told.append)
    first, second = door.enter(told[0]), door.enter(told[1])
    assert first is not None
    assert second is not None
    assert not door.knows(first)
    assert door.knows(second)


def test_nothing_else_opens() -> None:
    told: list[str] = []
    door = Door(told.append)
    assert [door.enter(token) for token in ("", "é", told[0][:-1], f"{told[0]} ")] == [None] * 4
    assert not door.knows("")
    assert len(told) == 1


def test_tokens_and_keys_are_beyond_guessing_and_never_the_same() -> None:
    told: list[str] = []
    door = Door(told.append)
    keys = [door.enter(told[-1]) for _ in range(50)]
    secrets = [*told, *map(str, keys)]
    assert len(set(secrets)) == 101  # 51 tokens, the first before any key, and 50 keys
    assert {len(secret) for secret in secrets} == {32}  # 24 bytes are 192 bits, 6 of them a letter
