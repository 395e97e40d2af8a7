"""Versions that do not go together are told."""

from segstudio.workspace.headless.health import Health
from segstudio.workspace.headless.package_check import (
    PACKAGES,
    check_packages,
    installed_version,
    is_aborting,
)


def test_every_package_is_looked_at():
    findings = {each.subject: each for each in check_packages()}
    assert set(PACKAGES) <= set(findings)
    assert findings["numpy"].health is Health.GOOD


def test_the_pyside_that_aborts_is_known():
    assert is_aborting("6.12.0", (3, 11))
    assert not is_aborting("6.12.0", (3, 12))
    assert not is_aborting("6.11.3", (3, 11))


def test_a_package_that_is_not_there_has_no_version():
    assert installed_version("no-such-package-of-segstudio") is None
