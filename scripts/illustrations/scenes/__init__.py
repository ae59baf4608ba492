"""The pictures, a module for each group or two."""

from . import harbour, individuals, northern_line, river_coop, taller_sur, tenants_leeds

__all__ = ["harbour", "individuals", "northern_line", "river_coop", "taller_sur", "tenants_leeds"]
