"""An API in Python's words: the one call that the pipeline makes here."""

from __future__ import annotations

from msgspec import Struct

from generator.ir.api import Api
from generator.targets.index_entry import toml_text, view_entry_points, view_extras, view_index_entry
from generator.targets.python.agent.catalog import view_catalog
from generator.targets.python.agent.files import agent_files
from generator.targets.python.agent.names import view_agent_names
from generator.targets.python.agent.workflow_samples import view_workflow_suites
from generator.targets.python.agent.workflows import read_workflows, view_workflows
from generator.targets.python.client.clients import view_client
from generator.targets.python.client.definition import view_definition
from generator.targets.python.client.exports import ERRORS, error_name, view_exports
from generator.targets.python.incoming import view_incoming
from generator.targets.python.names.names import name_api
from generator.targets.python.names.refused import check_choices
from generator.targets.python.operations.choices import with_choices
from generator.targets.python.operations.resources import view_resources
from generator.targets.python.package.docstrings import clean
from generator.targets.python.package.package import Package
from generator.targets.python.readme import view_readme
from generator.targets.python.tests.samples import samplers_of
from generator.targets.python.tests.suites import view_suite
from generator.targets.python.types.models import view_models
from generator.targets.settings import Layers, TargetSettings


class PythonTarget(Struct, frozen=True, kw_only=True):
    """Python packages: typed clients over `templates/python`."""

    name: str = "python"
    is_formatted: bool = True

    def view(self, api: Api, settings: TargetSettings, layers: Layers) -> Package:
        """Say the whole API as one package."""
        taken = (settings.client, f"Async{settings.client}", error_name(settings), *ERRORS, *layers.exports)
        api = with_choices(api)
        names = name_api(api, taken, settings.choices.rename)
        check_choices(api, names, settings.choices)
        drafts = view_resources(api, names, layers.mixins)
        samplers = samplers_of(api)
        suites = [view_suite(draft, samplers, settings) for draft in drafts if settings.choices.tests]
        definition = view_definition(api, settings, names)
        readme = view_readme(drafts, definition, samplers, settings)
        workflows = read_workflows(settings.choices, drafts)
        agent = agent_files(settings, view_catalog(api, drafts, samplers), workflows) if settings.choices.agent else ()
        flows = view_workflow_suites(workflows if settings.choices.tests else (), drafts, samplers)
        description = f"Typed Python client of {readme.title}."
        return Package(
            name=settings.package,
            distribution=settings.distribution,
            version=settings.version,
            description=description,
            toml_description=toml_text(clean(description)),
            error_name=error_name(settings),
            runtime_errors=(*ERRORS, "ProblemItem"),
            errors=tuple(sorted((*ERRORS, "ProblemItem", error_name(settings)))),
            client=view_client(api, settings, layers.mixins, names, definition.credentials),
            definition=definition,
            resources=tuple(draft.resource for draft in drafts),
            model_modules=view_models(names),
            incoming=() if "parse_webhook" in layers.exports else view_incoming(api, names),
            helpers=layers.helpers,
            exports=view_exports(settings, layers.exports, definition.kinds, names),
            suites=tuple(one.suite for one in suites),
            payloads=(*(payload for one in suites for payload in one.payloads), *flows[1], *agent),
            readme=readme,
            has_chunk_uploads=any(operation.hints.chunk_upload for operation in api.operations),
            agent=view_agent_names(api, settings),
            workflows=view_workflows(workflows),
            workflow_suites=flows[0],
            extras=view_extras(layers.extras, settings),
            scripts=view_entry_points(layers.scripts, settings),
            pytest_plugins=view_entry_points(layers.pytest_plugins, settings),
            license=layers.license,
            index_entry=view_index_entry(settings),
            has_license=bool(layers.license),
            has_license_file=layers.has_license_file,
            has_tests=settings.choices.tests,
            has_sync=settings.has_sync,
            has_async=settings.has_async,
            warnings=samplers.warnings(),
        )
