{{%AUTOESCAPE context="HTML"}}
<div class="govuk-form-group{{#ERROR}} govuk-form-group--error{{/ERROR}}">
<fieldset class="govuk-fieldset" role="group"{{#DESCRIBED}} aria-describedby="{{DESCRIBED_BY}}"{{/DESCRIBED}}>
<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{{LABEL}}</legend>
{{#HINT}}
<div id="{{ID}}-hint" class="govuk-hint">{{HINT_TEXT}}</div>
{{/HINT}}
{{#ERROR}}
<p id="{{ID}}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {{ERROR_TEXT}}</p>
{{/ERROR}}
<div class="govuk-date-input" id="{{ID}}">
<div class="govuk-date-input__item"><label class="govuk-label govuk-date-input__label" for="{{ID}}-day">Day</label>
<input class="govuk-input govuk-date-input__input govuk-input--width-2{{#ERROR}} govuk-input--error{{/ERROR}}" id="{{ID}}-day" name="{{NAME}}-day" type="text" inputmode="numeric" value="{{DAY}}"></div>
<div class="govuk-date-input__item"><label class="govuk-label govuk-date-input__label" for="{{ID}}-month">Month</label>
<input class="govuk-input govuk-date-input__input govuk-input--width-2{{#ERROR}} govuk-input--error{{/ERROR}}" id="{{ID}}-month" name="{{NAME}}-month" type="text" inputmode="numeric" value="{{MONTH}}"></div>
<div class="govuk-date-input__item"><label class="govuk-label govuk-date-input__label" for="{{ID}}-year">Year</label>
<input class="govuk-input govuk-date-input__input govuk-input--width-4{{#ERROR}} govuk-input--error{{/ERROR}}" id="{{ID}}-year" name="{{NAME}}-year" type="text" inputmode="numeric" value="{{YEAR}}"></div>
{{#TIMED}}
<div class="govuk-date-input__item"><label class="govuk-label govuk-date-input__label" for="{{ID}}-time">Time</label>
<input class="govuk-input govuk-date-input__input govuk-input--width-5" id="{{ID}}-time" name="{{NAME}}-time" type="text" value="{{TIME}}"></div>
{{/TIMED}}
</div>
</fieldset>
</div>
