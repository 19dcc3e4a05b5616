{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">Rules for giving</h1>
<h2 class="govuk-heading-m">How much one person may have</h2>
<ul class="govuk-list govuk-list--bullet">
{{#LIMIT}}
<li>{{LIMIT_TEXT}}</li>
{{/LIMIT}}
</ul>
{{#HOUSE}}
<p class="govuk-body">This is the usual limit: your organisation has set none.</p>
{{/HOUSE}}
{{#MANAGE}}
<p class="govuk-body"><a class="govuk-link" href="/data/limits/new">Set a limit</a></p>
{{/MANAGE}}
<h2 class="govuk-heading-m">What hubs ask beside the criteria</h2>
{{#NO_GATE}}
<p class="govuk-body">Nothing more.</p>
{{/NO_GATE}}
<ul class="govuk-list govuk-list--bullet">
{{#GATE}}
<li>{{WHERE}}, {{OF_WHOM}}: {{QUESTION}}</li>
{{/GATE}}
</ul>
{{#MANAGE}}
<p class="govuk-body"><a class="govuk-link" href="/data/gates/new">Set a further question</a></p>
{{/MANAGE}}
</div>
