{{%AUTOESCAPE context="HTML"}}
<div class="govuk-form-group{{#ERROR}} govuk-form-group--error{{/ERROR}}">
<label class="govuk-label govuk-label--s" for="{{ID}}">{{LABEL}}</label>
{{#HINT}}
<div id="{{ID}}-hint" class="govuk-hint">{{HINT_TEXT}}</div>
{{/HINT}}
{{#ERROR}}
<p id="{{ID}}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {{ERROR_TEXT}}</p>
{{/ERROR}}
<textarea class="govuk-textarea{{#ERROR}} govuk-textarea--error{{/ERROR}}" id="{{ID}}" name="{{NAME}}" rows="3"{{#DESCRIBED}} aria-describedby="{{DESCRIBED_BY}}"{{/DESCRIBED}}>{{VALUE:pre_escape}}</textarea>
</div>
