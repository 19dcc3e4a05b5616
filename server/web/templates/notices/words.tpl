{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">{{CAPTION}}</span>
<h1 class="govuk-heading-l">{{HEADING}}</h1>
{{#INTRO}}
<p class="govuk-body">{{INTRO_TEXT}}</p>
{{/INTRO}}
<h2 class="govuk-heading-m" id="preview">As it arrives</h2>
<div class="govuk-inset-text">
{{#SUBJECT}}
<p class="govuk-body"><strong>{{SUBJECT_TEXT}}</strong></p>
{{/SUBJECT}}
<p class="govuk-body kb-lines">{{BODY:pre_escape}}</p>
</div>
<form method="post" action="/organisation/messages/words" novalidate>
{{>FORM_FIELDS}}
<div class="kb-actions">
<button type="submit" class="govuk-button">Save</button>
<a class="govuk-link" href="{{CANCEL_URL}}">Cancel</a>
</div>
</form>
<h2 class="govuk-heading-m">What you can write in double brackets</h2>
<p class="govuk-body">A line is left out when what stands in its brackets is not known.</p>
<dl class="govuk-summary-list">
{{#PLACEHOLDER}}
<div class="govuk-summary-list__row">
<dt class="govuk-summary-list__key">(({{PLACEHOLDER_NAME}}))</dt>
<dd class="govuk-summary-list__value">{{PLACEHOLDER_LABEL}}</dd>
</div>
{{/PLACEHOLDER}}
</dl>
</div>
