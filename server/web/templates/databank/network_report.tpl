{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">Report for a network</h1>
<p class="govuk-body kb-no-print">What a network asks of those who give its data: to what purpose, where, when, and what use was made of it.</p>
<form class="kb-filters kb-no-print" method="get" action="/data/reports/network" aria-label="Choose the network">
<div class="kb-report__filters">
{{>FIELD}}
</div>
<div class="kb-actions"><button type="submit" class="govuk-button govuk-button--secondary">Show</button></div>
</form>
{{#REPORT}}
<h2 class="govuk-heading-m">{{NETWORK}}, {{PERIOD}}</h2>
{{#OF_HUB}}
<p class="govuk-body">Of {{OF_HUB_TEXT}} alone.</p>
{{/OF_HUB}}
<p class="govuk-body"><strong>Approved purpose.</strong> {{PURPOSE}}</p>
<table class="govuk-table">
<caption class="govuk-table__caption govuk-table__caption--s">Use in this time, and what has become of it</caption>
<tbody class="govuk-table__body">
{{#USE}}
<tr class="govuk-table__row"><th scope="row" class="govuk-table__header govuk-!-font-weight-regular">{{USE_LABEL}}</th><td class="govuk-table__cell govuk-table__cell--numeric">{{USE_COUNT}}</td></tr>
{{/USE}}
</tbody>
</table>
<h3 class="govuk-heading-s">Timeline: SIMs and vouchers given</h3>
<div class="kb-chart" role="img" aria-label="Bars: SIMs and vouchers given by month. The table below has the figures.">
{{#BAR}}
<div class="kb-chart__row"><span class="kb-chart__label">{{BAR_LABEL}}</span><svg class="kb-chart__bar" viewBox="0 0 100 1" preserveAspectRatio="none" focusable="false"><rect width="{{BAR_SHARE}}" height="1"></rect></svg><span class="kb-chart__value">{{BAR_VALUE}}</span></div>
{{/BAR}}
</div>
<table class="govuk-table">
<caption class="govuk-visually-hidden">SIMs and vouchers given by month</caption>
<thead class="govuk-table__head">
<tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Month</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Given</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Gigabytes</th></tr>
</thead>
<tbody class="govuk-table__body">
{{#MONTH}}
<tr class="govuk-table__row"><th scope="row" class="govuk-table__header govuk-!-font-weight-regular">{{MONTH_TEXT}}</th><td class="govuk-table__cell govuk-table__cell--numeric">{{GIVEN}}</td><td class="govuk-table__cell govuk-table__cell--numeric">{{GIGABYTES}}</td></tr>
{{/MONTH}}
</tbody>
</table>
<h3 class="govuk-heading-s">Where it went</h3>
{{#TOO_FEW}}
<p class="govuk-body">No place had five or more.</p>
{{/TOO_FEW}}
{{#SPREAD}}
<p class="govuk-body"><strong>{{SPREAD_KIND}} where five or more were given:</strong> {{SPREAD_LIST}}</p>
{{/SPREAD}}
<h3 class="govuk-heading-s">Where its data is now</h3>
{{#HELD_NONE}}
<p class="govuk-body">There is none of this network.</p>
{{/HELD_NONE}}
{{#HELD_SOME}}
<table class="govuk-table">
<caption class="govuk-visually-hidden">Where its data is now</caption>
<thead class="govuk-table__head">
<tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Where</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">SIMs and vouchers</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Gigabytes</th></tr>
</thead>
<tbody class="govuk-table__body">
{{#HELD}}
<tr class="govuk-table__row"><th scope="row" class="govuk-table__header govuk-!-font-weight-regular">{{HELD_WHERE}}</th><td class="govuk-table__cell govuk-table__cell--numeric">{{HELD_ITEMS}}</td><td class="govuk-table__cell govuk-table__cell--numeric">{{HELD_GIGABYTES}}</td></tr>
{{/HELD}}
</tbody>
</table>
{{/HELD_SOME}}
<p class="govuk-body kb-no-print"><a class="govuk-link" href="{{CSV_URL}}">Download the use as CSV</a> &middot; <a class="govuk-link" href="{{XLSX_URL}}">Download all as a workbook (XLSX)</a></p>
{{/REPORT}}
