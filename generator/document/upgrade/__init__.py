"""Swagger 2.0 in memory as OpenAPI 3.1, one module per object; every part knows where it was written.

Given a bundled tree of Swagger 2.0 (https://spec.openapis.org/oas/v2.0.html), returns a new tree and the places of its
parts. May import the modules of `document` that hold trees and pointers.
"""

from generator.document.upgrade.swagger import Upgrade, is_swagger, upgrade_swagger

__all__ = ["Upgrade", "is_swagger", "upgrade_swagger"]
