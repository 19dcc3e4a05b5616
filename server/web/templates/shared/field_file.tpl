{{%AUTOESCAPE context="HTML"}}
<div class="govuk-form-group{{#ERROR}} govuk-form-group--error{{/ERROR}}">
<label class="govuk-label govuk-label--s" for="{{ID}}">{{LABEL}}</label>
{{#HINT}}
<div id="{{ID}}-hint" class="govuk-hint">{{HINT_TEXT}}</div>
{{/HINT}}
{{#ERROR}}
<p id="{{ID}}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {{ERROR_TEXT}}</p>
{{/ERROR}}
<input class="govuk-file-upload{{#ERROR}} govuk-file-upload--error{{/ERROR}}" id="{{ID}}" name="{{NAME}}" type="file"{{#DESCRIBED}} aria-describedby="{{DESCRIBED_BY}}"{{/DESCRIBED}}>
</div>
