{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">SIMs and devices by hub</h1>
<p class="govuk-body kb-no-print">For requests under the Freedom of Information Act. It may be published as it is: {{NOTE}} Publish each period once.</p>
<form class="kb-filters kb-no-print" method="get" action="/data/reports/foi" aria-label="Choose the months">
<div class="kb-report__filters">
{{>FIELD}}
</div>
<div class="kb-actions"><button type="submit" class="govuk-button govuk-button--secondary">Show</button></div>
</form>
{{#REPORT}}
<div class="kb-scroll" tabindex="0" role="region" aria-label="The figures">
<table class="govuk-table kb-figures">
<caption class="govuk-table__caption govuk-table__caption--m">{{ORGANISATION}}, {{PERIOD}}</caption>
<thead class="govuk-table__head">
<tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Hub</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">SIMs</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Vouchers</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Devices</th></tr>
</thead>
<tbody class="govuk-table__body">
{{#HUB}}
<tr class="govuk-table__row"><th scope="row" class="govuk-table__header govuk-!-font-weight-regular">{{HUB_NAME}}</th><td class="govuk-table__cell govuk-table__cell--numeric">{{SIMS}}</td><td class="govuk-table__cell govuk-table__cell--numeric">{{VOUCHERS}}</td><td class="govuk-table__cell govuk-table__cell--numeric">{{DEVICES}}</td></tr>
{{/HUB}}
</tbody>
</table>
</div>
<h2 class="govuk-heading-m">Who is eligible</h2>
<p class="govuk-body">All of these hold:</p>
<ul class="govuk-list govuk-list--bullet">
{{#ALL_OF}}
<li>{{ALL_OF_TEXT}}</li>
{{/ALL_OF}}
</ul>
<p class="govuk-body">and at least one of these:</p>
<ul class="govuk-list govuk-list--bullet">
{{#ONE_OF}}
<li>{{ONE_OF_TEXT}}</li>
{{/ONE_OF}}
</ul>
<h2 class="govuk-heading-m">The process</h2>
<ol class="govuk-list govuk-list--number">
{{#STEP}}
<li>{{STEP_TEXT}}</li>
{{/STEP}}
</ol>
<p class="govuk-body kb-no-print"><a class="govuk-link" href="{{CSV_URL}}">Download as CSV</a> &middot; <a class="govuk-link" href="{{XLSX_URL}}">Download as a workbook (XLSX)</a></p>
{{/REPORT}}
