"""The rules for documents: one small function each, by area, with its id in the table below.

`specification/` has what OpenAPI demands, `house/` what a well-kept document has besides; `levels.py` says how much
each of them matters.
"""

from __future__ import annotations

from generator.document.rules.house.descriptions import (
    check_body_descriptions,
    check_operation_descriptions,
    check_parameter_descriptions,
    check_property_descriptions,
    check_tag_descriptions,
)
from generator.document.rules.house.examples import (
    check_media_type_examples,
    check_parameter_examples,
    check_property_examples,
)
from generator.document.rules.house.naming import (
    check_operation_names,
    check_parameter_names,
    check_property_names,
    check_schema_names,
)
from generator.document.rules.house.traps import check_yaml_traps
from generator.document.rules.house.verified import check_evidence
from generator.document.rules.rule import DocumentRule
from generator.document.rules.specification.declarations import (
    check_ref_siblings,
    check_security_declared,
    check_tags_declared,
    check_tags_unique,
)
from generator.document.rules.specification.examples import check_undeclared_properties, check_values
from generator.document.rules.specification.keywords import check_keywords
from generator.document.rules.specification.operations import (
    check_ambiguous_paths,
    check_errors_documented,
    check_operation_ids_cased_alike,
    check_operation_ids_present,
    check_operation_ids_unique,
    check_status_codes,
)
from generator.document.rules.specification.parameters import (
    check_duplicate_parameters,
    check_encodings,
    check_path_parameters,
    check_path_parameters_required,
)
from generator.document.rules.specification.patterns import check_patterns
from generator.document.rules.specification.servers import check_server_variables

SPECIFICATION_RULES = (
    DocumentRule(name="operation-id-unique", check=check_operation_ids_unique),
    DocumentRule(name="status-code", check=check_status_codes),
    DocumentRule(name="path-parameters", check=check_path_parameters),
    DocumentRule(name="path-parameter-required", check=check_path_parameters_required),
    DocumentRule(name="duplicate-parameter", check=check_duplicate_parameters),
    DocumentRule(name="unique-tags", check=check_tags_unique),
    DocumentRule(name="defined-security", check=check_security_declared),
    DocumentRule(name="ref-siblings", check=check_ref_siblings),
    DocumentRule(name="pattern", check=check_patterns),
    DocumentRule(name="value-fits-schema", check=check_values),
    DocumentRule(name="unknown-keyword", check=check_keywords),
    DocumentRule(name="server-variables", check=check_server_variables),
    DocumentRule(name="ambiguous-paths", check=check_ambiguous_paths),
    DocumentRule(name="encoding", check=check_encodings),
)
"""What OpenAPI demands of a document beyond its structure."""

HOUSE_RULES = (
    DocumentRule(name="declared-tags", check=check_tags_declared),
    DocumentRule(name="operation-id-missing", check=check_operation_ids_present),
    DocumentRule(name="operation-id-casing", check=check_operation_ids_cased_alike),
    DocumentRule(name="documented-errors", check=check_errors_documented),
    DocumentRule(name="undeclared-property", check=check_undeclared_properties),
    DocumentRule(name="property-name", check=check_property_names),
    DocumentRule(name="parameter-name", check=check_parameter_names),
    DocumentRule(name="schema-name", check=check_schema_names),
    DocumentRule(name="operation-name", check=check_operation_names),
    DocumentRule(name="operation-description", check=check_operation_descriptions),
    DocumentRule(name="parameter-description", check=check_parameter_descriptions),
    DocumentRule(name="body-description", check=check_body_descriptions),
    DocumentRule(name="property-description", check=check_property_descriptions),
    DocumentRule(name="parameter-example", check=check_parameter_examples),
    DocumentRule(name="property-example", check=check_property_examples),
    DocumentRule(name="media-type-example", check=check_media_type_examples),
    DocumentRule(name="tag-description", check=check_tag_descriptions),
    DocumentRule(name="verified", check=check_evidence),
    DocumentRule(name="yaml-trap", check=check_yaml_traps),
)
"""What a well-kept document has besides: advice to the owner of any other one."""

RULES = (*SPECIFICATION_RULES, *HOUSE_RULES)
"""Every rule, in the order in which problems are reported."""

ADVICE = frozenset(rule.name for rule in HOUSE_RULES)
"""Names of the rules that give advice."""
