from sabbatical.domain.reports.sizes import size_text

MEGABYTE = 1024**2


def test_sizes_are_rounded_up_and_never_nothing():
    # 1 byte is a part of a KB; 1,048,577 bytes are 1,025 KB = 1.0 MB; 78,626 MB are 76.78 GB.
    sizes = (0, 1, 1024, 1025, MEGABYTE + 1, 78_626 * MEGABYTE)
    assert [size_text(size) for size in sizes] == ["0 KB", "1 KB", "1 KB", "2 KB", "1.0 MB", "76.8 GB"]
