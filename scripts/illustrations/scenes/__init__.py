"""The pictures, a module for each group or two."""

from . import (
    harbour,
    individuals,
    northern_line,
    river_coop,
    southern,
    taller_sur,
    tenants_leeds,
    workers_school,
    workshops,
)

__all__ = [
    "harbour",
    "individuals",
    "northern_line",
    "river_coop",
    "southern",
    "taller_sur",
    "tenants_leeds",
    "workers_school",
    "workshops",
]
