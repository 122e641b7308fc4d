"""The ZIP of a batch: each report once, with its hash, written as it is read."""

import hashlib
import io
import json
import zipfile

from selfassessment.models import Campaign
from selfassessment.reports import archive
from selfassessment.selectors import batches
from tests.cast import Cast
from tests.selfassessment.batches import making
from tests.selfassessment.reports_work.making import files


def packed(campaign: Campaign, cast: Cast) -> tuple[list[bytes], zipfile.ZipFile]:
    batch = making.asked(campaign, cast.adam)
    making.build(batch)
    pieces = list(archive.stream(batches.finished(batch, cast.adam)))
    return pieces, zipfile.ZipFile(io.BytesIO(b"".join(pieces)))


def test_it_holds_each_report_once_and_the_manifest_has_their_hashes(
    cast: Cast, campaign: Campaign
) -> None:
    pieces, pack = packed(campaign, cast)
    assert pack.testzip() is None
    rows = json.loads(pack.read("manifest.json"))["files"]
    assert sorted(pack.namelist()) == sorted(
        [
            *(row["name"] for row in rows),
            *(row["name"].replace(".pdf", ".eni.xml") for row in rows),
            "SHA256SUMS",
            "manifest.json",
        ]
    )
    assert {row["body"] for row in rows} == {cast.a.name, cast.b.name}
    for row in rows:
        assert hashlib.sha256(pack.read(row["name"])).hexdigest() == row["sha256"]
        assert f"{row['sha256']}  {row['name']}" in pack.read("SHA256SUMS").decode()
        assert "problem" not in row
    assert len(pieces) > 2, "written piece by piece"


def test_a_file_that_is_gone_or_changed_is_told(cast: Cast, campaign: Campaign) -> None:
    batch = making.asked(campaign, cast.adam)
    making.build(batch)
    gone, changed = sorted(files())
    gone.unlink()
    changed.write_bytes(b"%PDF other")
    pack = zipfile.ZipFile(io.BytesIO(b"".join(archive.stream(batches.finished(batch, cast.adam)))))
    rows = json.loads(pack.read("manifest.json"))["files"]
    assert {row["sha256"]: row["problem"] for row in rows} == {
        gone.stem: "missing",
        changed.stem: "changed",
    }


def test_bodies_that_one_may_no_longer_see_are_left_out(cast: Cast, campaign: Campaign) -> None:
    batch = making.asked(campaign, cast.adam)
    making.build(batch)
    assert [row.assessment.entity for row in batches.finished(batch, cast.tecla)] == [cast.a]
