"""The one table of actions, section by section."""

from __future__ import annotations

from segstudio.ui.actions.aid_actions import AID
from segstudio.ui.actions.edit_actions import EDIT
from segstudio.ui.actions.figure_actions import FIGURE
from segstudio.ui.actions.file_actions import FILE
from segstudio.ui.actions.help_actions import HELP
from segstudio.ui.actions.image_actions import IMAGE
from segstudio.ui.actions.mask_actions import MASK
from segstudio.ui.actions.network_actions import NETWORK
from segstudio.ui.actions.object_actions import OBJECT
from segstudio.ui.actions.palette_actions import palette_specs
from segstudio.ui.actions.spec import ActionSpec
from segstudio.ui.actions.tool_actions import TOOL, class_specs, tool_specs
from segstudio.ui.actions.train_actions import TRAIN
from segstudio.ui.actions.verdict_actions import VERDICT
from segstudio.ui.actions.view_actions import VIEW
from segstudio.workspace.tools.tool import ToolInfo


def action_table(tools: tuple[ToolInfo, ...]) -> tuple[ActionSpec, ...]:
    """Return every action, those of the `tools` among them."""
    return (
        *FILE,
        *EDIT,
        *VIEW,
        *AID,
        *IMAGE,
        *VERDICT,
        *MASK,
        *tool_specs(tools),
        *class_specs(),
        *TOOL,
        *OBJECT,
        *palette_specs(),
        *TRAIN,
        *NETWORK,
        *FIGURE,
        *HELP,
    )
