{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">Request {{REFERENCE}}</span>
<h1 class="govuk-heading-l">Choose a time at {{HUB}}</h1>
{{#NONE}}
<p class="govuk-body">{{NONE_TEXT}}</p>
{{/NONE}}
{{#SOME}}
<form method="post" action="{{ACTION}}" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<input type="hidden" name="hub" value="{{HUB_CODE}}">
<input type="hidden" name="from" value="{{FROM}}">
<div class="govuk-form-group{{#ERROR}} govuk-form-group--error{{/ERROR}}">
{{#ERROR}}
<p id="at-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {{ERROR_TEXT}}</p>
{{/ERROR}}
{{#DAY}}
<details class="govuk-details"{{#OPEN}} open{{/OPEN}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{DAY_TEXT}}</span></summary>
<fieldset class="govuk-fieldset">
<legend class="govuk-visually-hidden">{{DAY_TEXT}}</legend>
<div class="govuk-radios govuk-radios--small" data-module="govuk-radios">
{{#TIME}}
<div class="govuk-radios__item">
<input class="govuk-radios__input" id="{{TIME_ID}}" name="at" type="radio" value="{{TIME_VALUE}}"{{#CHOSEN}} checked{{/CHOSEN}}>
<label class="govuk-label govuk-radios__label" for="{{TIME_ID}}">{{TIME_TEXT}}</label>
</div>
{{/TIME}}
</div>
</fieldset>
</details>
{{/DAY}}
</div>
<div class="kb-actions">
<button type="submit" class="govuk-button">Book this time</button>
<a class="govuk-link" href="{{CANCEL_URL}}">Cancel</a>
</div>
</form>
{{/SOME}}
<p class="govuk-body"><a class="govuk-link" href="{{LATER_URL}}">Later times</a></p>
{{#EARLIER}}
<p class="govuk-body"><a class="govuk-link" href="{{EARLIER_URL}}">The first times</a></p>
{{/EARLIER}}
</div>
