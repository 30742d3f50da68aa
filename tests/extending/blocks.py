from wagtail import blocks

from wagtail_pressrelease.press.blocks import PressBlocks

METRES_PER_SECOND = 0.514444


class CurrentBlock(blocks.StructBlock):
    place = blocks.CharBlock()
    knots = blocks.DecimalBlock()

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["metres_per_second"] = round(float(value["knots"]) * METRES_PER_SECOND, 2)
        return context

    class Meta:
        template = "survey/blocks/current.html"


class SurveyBlocks(PressBlocks):
    current = CurrentBlock()
