{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">Resident</span>
<h1 class="govuk-heading-l">{{REFERENCE}}</h1>
{{#ERASED}}
<div class="govuk-inset-text">What was kept about this resident was erased on {{ERASED_ON}}. The reference stays, so that the history of kit they had stays true; it leads to nobody.</div>
{{/ERASED}}
{{#FACTS}}
<dl class="govuk-summary-list">
{{#FACT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{FACT_LABEL}}</dt><dd class="govuk-summary-list__value">{{FACT_VALUE}}</dd></div>
{{/FACT}}
</dl>
<p class="govuk-body">That you have seen this was recorded. Close the page when you have done what you came for.</p>
{{/FACTS}}
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Hub</dt><dd class="govuk-summary-list__value">{{HUB}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Entered</dt><dd class="govuk-summary-list__value">{{ENTERED}}</dd></div>
{{#KEPT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Kept until</dt><dd class="govuk-summary-list__value">{{KEPT_TEXT}}</dd></div>
{{/KEPT}}
{{#HELD}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Holds</dt><dd class="govuk-summary-list__value"><ul class="govuk-list">
{{#HOLD}}
<li>{{HOLD_TEXT}}</li>
{{/HOLD}}
</ul></dd></div>
{{/HELD}}
</dl>
{{#ASK}}
<h2 class="govuk-heading-m">See name and contact</h2>
<p class="govuk-body">Say why first. Who looked, why and when is kept, and shown to the resident if they ask.</p>
<form method="post" action="{{RESIDENT_URL}}" autocomplete="off" novalidate>
{{>FORM_FIELDS}}
<div class="kb-actions"><button type="submit" class="govuk-button">Show</button></div>
</form>
{{/ASK}}
{{#DOINGS}}
<h2 class="govuk-heading-m">Do something else</h2>
<ul class="govuk-list">
{{#DOING}}
<li><a class="govuk-link" href="{{DOING_URL}}">{{DOING_TEXT}}</a></li>
{{/DOING}}
</ul>
{{/DOINGS}}
{{#SEEN}}
<h2 class="govuk-heading-m">Who has seen this resident</h2>
<ul class="kb-rows">
{{#READING}}
<li class="kb-row"><div>
<h3 class="kb-row__title">{{READER}}</h3>
<p class="kb-row__meta">{{READING_NOTE}}</p></div>
</li>
{{/READING}}
</ul>
<p class="govuk-body"><a class="govuk-link" href="{{READINGS_URL}}">{{READINGS_TEXT}}</a></p>
{{/SEEN}}
</div>
