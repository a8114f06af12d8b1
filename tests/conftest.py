"""For every test: how many examples a property gets, and a skip that fails where HANDRAIL_NO_SKIP is set."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("daily", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("drill", parent=settings.get_profile("daily"), max_examples=5000)
settings.load_profile("drill" if os.environ.get("HANDRAIL_DRILL") else "daily")

collect_ignore_glob = ["*_drill.py"]
"""Programs that a test starts and kills: they are no tests themselves."""

NO_SKIP = bool(os.environ.get("HANDRAIL_NO_SKIP"))
skipped: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember what was skipped; an expected failure is no skip."""
    if report.skipped and not hasattr(report, "wasxfail"):
        skipped.append(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Remember a module that skipped itself."""
    if report.skipped:
        skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail the run where something was skipped and nothing may be."""
    if NO_SKIP and skipped and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why a run without a failed test failed."""
    if NO_SKIP and skipped:
        terminalreporter.write_line(f"HANDRAIL_NO_SKIP: {len(skipped)} skipped, which fails here: {', '.join(skipped)}")
