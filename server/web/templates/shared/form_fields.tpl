{{%AUTOESCAPE context="HTML"}}
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID}}">
{{#VERSIONED}}
<input type="hidden" name="version" value="{{VERSION}}">
{{/VERSIONED}}

{{#DEFAULT_BUTTON}}
<button type="submit" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true">Send</button>
{{/DEFAULT_BUTTON}}
{{#GROUP}}
<fieldset class="govuk-fieldset kb-group">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{{GROUP_TITLE}}</legend>
{{#GROUP_NOTE}}
<p class="govuk-body">{{GROUP_NOTE_TEXT}}</p>
{{/GROUP_NOTE}}
{{>FIELD}}
{{#GROUP_BUTTON}}
<p class="govuk-body"><button type="submit" class="govuk-button govuk-button--secondary" name="{{BUTTON_NAME}}" value="{{BUTTON_VALUE}}" formnovalidate>{{BUTTON_TEXT}}</button></p>
{{/GROUP_BUTTON}}
</fieldset>
{{/GROUP}}
{{>FIELD}}
