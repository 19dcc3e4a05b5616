{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">{{HEADING}}</h1>
<p class="govuk-body-l">{{SENTENCE}}</p>
{{#FAULTS}}
<ul class="govuk-list govuk-list--bullet">
{{#FAULT}}
<li>{{FAULT_TEXT}}</li>
{{/FAULT}}
</ul>
{{/FAULTS}}
{{#WHAT_NEXT}}
<h2 class="govuk-heading-m">What to do</h2>
<p class="govuk-body">{{WHAT_NEXT_TEXT}}</p>
{{/WHAT_NEXT}}
<div class="kb-actions">
<a class="govuk-button" role="button" href="{{GO_URL}}" draggable="false" data-module="govuk-button">{{GO_TEXT}}</a>
{{#HELP}}
<a class="govuk-link" href="/problems/{{CODE}}">More about this</a>
{{/HELP}}
</div>
{{#REFERENCE}}
<p class="govuk-body govuk-hint">If you ask for help, quote the reference <span class="kb-mono">{{REFERENCE_TEXT}}</span></p>
{{/REFERENCE}}
</div>
