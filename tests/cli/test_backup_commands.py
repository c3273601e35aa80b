"""backup, restore, doctor and delete from the command line."""

import stat

import pytest


@pytest.fixture
def imported(run, school_folder):
    assert run("import", school_folder).exit_code == 0
    return run


def test_a_backup_is_written_to_a_file_once(imported, tmp_path):
    target = tmp_path / "stick.db"
    assert imported("backup", target).stdout == f"Written to {target}\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    before = target.read_bytes()
    again = imported("backup", target)
    assert (again.exit_code, "stays as it is" in again.stderr) == (1, True)
    assert target.read_bytes() == before
    assert imported("backup", tmp_path / "missing" / "x.db").exit_code == 1
    (tmp_path / "stick").mkdir()
    assert imported("backup", tmp_path / "stick").exit_code == 0
    assert [path.name[:11] for path in (tmp_path / "stick").iterdir()] == ["sabbatical-"]


def test_a_kept_backup_is_listed_and_restored_and_the_restore_taken_back(imported):
    assert imported("backup").exit_code == 0
    (line, count) = imported("restore").stdout.splitlines()
    assert (line.split("  ")[2], count) == ("asked for", "1 backup.")
    assert imported("delete", "term", "--yes").exit_code == 0
    assert "no school" in imported("status").stderr
    restored = imported("restore", line.split("  ")[0])
    assert restored.exit_code == 0, restored.stderr
    assert "no school" not in imported("status").stderr
    back = restored.stdout.splitlines()[1].removeprefix("To go back to what it held before: sabbatical restore ")
    assert imported("restore", back).exit_code == 0
    assert "no school" in imported("status").stderr


def test_what_is_no_backup_is_refused(imported):
    unknown = imported("restore", "nothing")
    assert (unknown.exit_code, "There is no backup “nothing”" in unknown.stderr) == (1, True)
    assert "There is no plan 20" in imported("restore", "20").stderr  # a number is a plan


def test_the_doctor_finds_a_healthy_database_well(imported):
    result = imported("doctor")
    assert result.exit_code == 0, result.stdout
    assert "WRONG" not in result.stdout
    assert result.stdout.endswith("All is well.\n")


def test_the_doctor_says_what_is_wrong_and_what_to_do(imported, tmp_path):
    imported("backup")
    path = tmp_path / "term.db"
    path.chmod(0o644)
    (backup,) = (tmp_path / "term.db.backups").iterdir()
    backup.write_bytes(backup.read_bytes()[:5000])
    (tmp_path / "term.db.before-0002.bak").touch()
    result = imported("doctor")
    assert result.exit_code == 1
    for words in ("others too", f"{backup.stem}: is damaged", "older copies beside it"):
        assert words in result.stdout
    assert result.stdout.count("->") == 3
    data = bytearray(path.read_bytes())
    data[4096 : len(data) // 2] = b"\x5a" * (len(data) // 2 - 4096)
    path.write_bytes(data)
    told = imported("doctor").stdout
    assert "is damaged" in told
    assert "-> Put the newest backup in its place: `sabbatical restore` lists them." in told
    assert path.read_bytes() == data


def test_the_doctor_misses_a_database_and_makes_none(run, tmp_path):
    result = run("doctor")
    assert result.exit_code == 1
    assert "is not there" in result.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_person_is_deleted_after_a_question(imported):
    asked = imported("delete", "person", "nobody")
    assert asked.exit_code == 1
    refused = imported("delete", "person", "Cleo")
    assert (refused.exit_code, "Delete this for good?" in refused.stdout) == (130, True)
    done = imported("delete", "person", "Cleo", "--yes")
    assert done.exit_code == 0, done.stderr
    assert "The person is deleted for good." in done.stdout
    assert imported("delete", "person", "Cleo").exit_code == 1
    assert imported("delete", "term", "Cleo").exit_code == 2
    assert imported("delete", "person").exit_code == 2
