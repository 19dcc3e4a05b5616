{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">Hand over</h1>
<form method="get" action="/handover">
<div class="govuk-form-group{{#ERROR}} govuk-form-group--error{{/ERROR}}">
<label class="govuk-label govuk-label--m" for="code">Scan the item or the request</label>
<div id="code-hint" class="govuk-hint">The label on the item, or the code on the packing slip. You can also type it.</div>
{{#ERROR}}
<p id="code-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {{ERROR_TEXT}}</p>
{{/ERROR}}
<input class="govuk-input kb-input--code{{#ERROR}} govuk-input--error{{/ERROR}}" id="code" name="code" type="text" value="{{CODE}}" autocomplete="off" autocapitalize="characters" spellcheck="false" enterkeyhint="go" aria-describedby="code-hint" autofocus>
</div>
<button type="submit" class="govuk-button kb-wide">Go on</button>
</form>
<ul class="govuk-list">
<li><a class="govuk-link" href="/handover/pick-list">Pick list</a></li>
<li><a class="govuk-link" href="/handovers">Handed over, not signed yet{{#WAITING}} ({{WAITING_TEXT}}){{/WAITING}}</a></li>
</ul>
</div>
