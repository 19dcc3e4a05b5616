{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">{{CAPTION}}</span>
<h1 class="govuk-heading-l">{{HEADING}}</h1>
<section class="kb-verdict kb-verdict--{{VERDICT}}" aria-labelledby="verdict">
<svg class="kb-verdict__sign" viewBox="0 0 44 44" aria-hidden="true" focusable="false"><circle cx="22" cy="22" r="22" fill="currentColor"/><path d="M22 9v14l9 6" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/></svg>
<h2 class="kb-verdict__answer" id="verdict">{{VERDICT_TEXT}}</h2>
<ul class="kb-verdict__why">
{{#WHY}}
<li>{{WHY_TEXT}}</li>
{{/WHY}}
</ul>
</section>
<section class="kb-next" aria-labelledby="next">
<h2 class="govuk-heading-m" id="next">What next</h2>
{{#MAIN_STEP}}
<div class="kb-next__main">
<a class="govuk-button" role="button" href="{{STEP_URL}}" draggable="false" data-module="govuk-button">{{STEP_TEXT}}</a>
</div>
{{/MAIN_STEP}}
{{#OTHER_STEPS}}
<h3 class="govuk-heading-s govuk-!-margin-bottom-1">Or</h3>
<ul class="kb-next__rest">
{{#STEP}}
<li><a class="govuk-link" href="{{STEP_URL}}">{{STEP_TEXT}}</a></li>
{{/STEP}}
</ul>
{{/OTHER_STEPS}}
</section>
<h2 class="govuk-heading-m">The facts</h2>
<dl class="govuk-summary-list">
{{#FACT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{FACT_NAME}}</dt><dd class="govuk-summary-list__value kb-lines">{{#FACT_LINK}}<a class="govuk-link" href="{{FACT_LINK_TEXT}}">{{/FACT_LINK}}{{FACT_TEXT:pre_escape}}{{#FACT_LINK}}</a>{{/FACT_LINK}}</dd></div>
{{/FACT}}
</dl>
{{#LINK}}
<p class="govuk-body"><a class="govuk-link" href="{{LINK_URL}}">{{LINK_TEXT}}</a></p>
{{/LINK}}
{{#NOTES}}
<h2 class="govuk-heading-m">Notes</h2>
{{#NOTE}}
<div class="govuk-inset-text"><p class="govuk-body kb-lines">{{NOTE_TEXT:pre_escape}}</p>
<p class="kb-row__meta">{{NOTE_BY}}, {{NOTE_AT}}</p></div>
{{/NOTE}}
{{/NOTES}}
<h2 class="govuk-heading-m">What was done</h2>
<ul class="kb-rows">
{{#EVENT}}
<li class="kb-row"><div><h3 class="kb-row__title">{{EVENT_TEXT}}</h3><p class="kb-row__meta">{{EVENT_BY}}, {{EVENT_AT}}</p></div></li>
{{/EVENT}}
</ul>
</div>
