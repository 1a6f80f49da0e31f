"""The house rules: one small function each, by area, with its id in the table below."""

from __future__ import annotations

from generator.document.rules.declarations import check_security_declared, check_tags_declared, check_tags_unique
from generator.document.rules.descriptions import (
    check_operation_descriptions,
    check_parameter_descriptions,
    check_property_descriptions,
    check_tag_descriptions,
)
from generator.document.rules.examples import check_undeclared_properties, check_values
from generator.document.rules.naming import (
    check_operation_names,
    check_parameter_names,
    check_property_names,
    check_schema_names,
)
from generator.document.rules.operations import (
    check_errors_documented,
    check_operation_ids_cased_alike,
    check_operation_ids_present,
    check_operation_ids_unique,
    check_status_codes,
)
from generator.document.rules.parameters import (
    check_duplicate_parameters,
    check_path_parameters,
    check_path_parameters_required,
)
from generator.document.rules.patterns import check_patterns
from generator.document.rules.references import check_ref_siblings
from generator.document.rules.rule import Rule
from generator.document.rules.traps import check_yaml_traps

RULES = (
    Rule(name="operation-id-unique", check=check_operation_ids_unique),
    Rule(name="operation-id-missing", check=check_operation_ids_present, only_warns=True),
    Rule(name="operation-id-casing", check=check_operation_ids_cased_alike, only_warns=True),
    Rule(name="status-code", check=check_status_codes),
    Rule(name="documented-errors", check=check_errors_documented, only_warns=True),
    Rule(name="path-parameters", check=check_path_parameters),
    Rule(name="path-parameter-required", check=check_path_parameters_required),
    Rule(name="duplicate-parameter", check=check_duplicate_parameters),
    Rule(name="declared-tags", check=check_tags_declared),
    Rule(name="unique-tags", check=check_tags_unique),
    Rule(name="defined-security", check=check_security_declared),
    Rule(name="ref-siblings", check=check_ref_siblings),
    Rule(name="pattern", check=check_patterns),
    Rule(name="value-fits-schema", check=check_values),
    Rule(name="undeclared-property", check=check_undeclared_properties, only_warns=True),
    Rule(name="property-name", check=check_property_names),
    Rule(name="parameter-name", check=check_parameter_names),
    Rule(name="schema-name", check=check_schema_names),
    Rule(name="operation-name", check=check_operation_names),
    Rule(name="operation-description", check=check_operation_descriptions, only_warns=True),
    Rule(name="parameter-description", check=check_parameter_descriptions, only_warns=True),
    Rule(name="property-description", check=check_property_descriptions, only_warns=True),
    Rule(name="tag-description", check=check_tag_descriptions, only_warns=True),
    Rule(name="yaml-trap", check=check_yaml_traps, only_warns=True),
)
"""Every house rule, in the order in which problems are told."""

ERROR_RULES = tuple(rule for rule in RULES if not rule.only_warns)
"""The rules that can fail a run."""
