{{%AUTOESCAPE context="HTML"}}
<div class="govuk-form-group{{#ERROR}} govuk-form-group--error{{/ERROR}}">
<fieldset class="govuk-fieldset"{{#DESCRIBED}} aria-describedby="{{DESCRIBED_BY}}"{{/DESCRIBED}}>
<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{{LABEL}}</legend>
{{#HINT}}
<div id="{{ID}}-hint" class="govuk-hint">{{HINT_TEXT}}</div>
{{/HINT}}
{{#ERROR}}
<p id="{{ID}}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {{ERROR_TEXT}}</p>
{{/ERROR}}
<div class="govuk-checkboxes" data-module="govuk-checkboxes">
{{#OPTION}}
<div class="govuk-checkboxes__item">
<input class="govuk-checkboxes__input" id="{{OPTION_ID}}" name="{{NAME}}" type="checkbox" value="{{OPTION_VALUE}}"{{#CHOSEN}} checked{{/CHOSEN}}{{#OPTION_HINT}} aria-describedby="{{OPTION_ID}}-hint"{{/OPTION_HINT}}>
<label class="govuk-label govuk-checkboxes__label" for="{{OPTION_ID}}">{{OPTION_TEXT}}</label>
{{#OPTION_HINT}}
<div id="{{OPTION_ID}}-hint" class="govuk-hint govuk-checkboxes__hint">{{OPTION_HINT_TEXT}}</div>
{{/OPTION_HINT}}
</div>
{{/OPTION}}
</div>
</fieldset>
</div>
