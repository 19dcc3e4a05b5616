{{%AUTOESCAPE context="HTML"}}
{{#COUNTER}}
<p><a class="govuk-button" role="button" href="{{COUNTER_URL}}" draggable="false" data-module="govuk-button">Hand over</a></p>
<p class="govuk-body"><a class="govuk-link" href="{{SLIP_URL}}">Packing slip</a></p>
{{/COUNTER}}
{{#MADE}}
<h2 class="govuk-heading-m">Handed over</h2>
<ul class="govuk-list">
{{#HANDOVER}}
<li><a class="govuk-link" href="{{HANDOVER_URL}}">{{HANDOVER_TEXT}}</a></li>
{{/HANDOVER}}
</ul>
{{/MADE}}
