{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">{{REFERENCE}}</span>
<h1 class="govuk-heading-l">What we keep about you</h1>
<p class="govuk-body">Made on {{EXPORTED}} for the person it is about. Print it or save it as a PDF, and check who they are before you give it to them.</p>
<h2 class="govuk-heading-m">Your details</h2>
<dl class="govuk-summary-list">
{{#FACT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{FACT_LABEL}}</dt><dd class="govuk-summary-list__value">{{FACT_VALUE}}</dd></div>
{{/FACT}}
</dl>
<h2 class="govuk-heading-m">How long we keep them</h2>
<p class="govuk-body">{{RULE}}</p>
{{#HELD}}
<h2 class="govuk-heading-m">Why we kept them longer</h2>
<ul class="kb-rows">
{{#HOLD}}
<li class="kb-row"><p class="kb-row__meta">{{HOLD_TEXT}}</p></li>
{{/HOLD}}
</ul>
{{/HELD}}
<h2 class="govuk-heading-m">Who has seen them</h2>
<ul class="kb-rows">
{{#READING}}
<li class="kb-row"><div>
<h3 class="kb-row__title">{{READER}}</h3>
<p class="kb-row__meta">{{READING_NOTE}}</p></div>
</li>
{{/READING}}
</ul>
<h2 class="govuk-heading-m">What was done with the record</h2>
<ul class="kb-rows">
{{#EVENT}}
<li class="kb-row"><p class="kb-row__meta">{{EVENT_TEXT}}</p></li>
{{/EVENT}}
</ul>
</div>
