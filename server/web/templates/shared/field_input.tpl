{{%AUTOESCAPE context="HTML"}}
<div class="govuk-form-group{{#ERROR}} govuk-form-group--error{{/ERROR}}">
<label class="govuk-label govuk-label--s" for="{{ID}}">{{LABEL}}</label>
{{#HINT}}
<div id="{{ID}}-hint" class="govuk-hint">{{HINT_TEXT}}</div>
{{/HINT}}
{{#ERROR}}
<p id="{{ID}}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {{ERROR_TEXT}}</p>
{{/ERROR}}
{{#UNIT}}<div class="govuk-input__wrapper">{{/UNIT}}
<input class="govuk-input{{#WIDTH}} govuk-input--width-{{WIDTH_COLUMNS}}{{/WIDTH}}{{#CODE}} kb-input--code{{/CODE}}{{#ERROR}} govuk-input--error{{/ERROR}}" id="{{ID}}" name="{{NAME}}" type="{{TYPE}}" value="{{VALUE}}"{{#CODE}} autocapitalize="characters"{{/CODE}}{{#WHOLE_NUMBER}} inputmode="numeric"{{/WHOLE_NUMBER}} spellcheck="false"{{#AUTOCOMPLETE}} autocomplete="{{AUTOCOMPLETE_FOR}}"{{/AUTOCOMPLETE}}{{#DESCRIBED}} aria-describedby="{{DESCRIBED_BY}}"{{/DESCRIBED}}{{#FOCUS}} autofocus{{/FOCUS}}>
{{#UNIT}}<div class="govuk-input__suffix" aria-hidden="true">{{UNIT_TEXT}}</div></div>{{/UNIT}}
</div>
