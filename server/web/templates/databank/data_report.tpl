{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">Reports</h1>
<ul class="govuk-list kb-no-print">
<li><a class="govuk-link" href="/data/reports/foi">Table for freedom of information requests</a></li>
<li><a class="govuk-link" href="/data/reports/network">Report for a network</a></li>
</ul>
<form class="kb-filters kb-no-print" method="get" action="/data/reports" aria-label="Choose a report">
<div class="kb-report__filters">
{{>FIELD}}
</div>
<div class="kb-actions"><button type="submit" class="govuk-button govuk-button--secondary">Show</button></div>
</form>
{{#REPORT}}
<h2 class="govuk-heading-m">SIMs and vouchers given, {{PERIOD}}</h2>
{{#OF_HUB}}
<p class="govuk-body">Of {{OF_HUB_TEXT}} alone.</p>
{{/OF_HUB}}
{{#NOTHING}}
<p class="govuk-body">Nothing was given in this time.</p>
{{/NOTHING}}
{{#FILLED}}
<p class="govuk-body">{{NOTE}}</p>
{{#CHART}}
<div class="kb-chart" role="img" aria-label="{{CHART_LABEL}}">
{{#BAR}}
<div class="kb-chart__row"><span class="kb-chart__label">{{BAR_LABEL}}</span><svg class="kb-chart__bar" viewBox="0 0 100 1" preserveAspectRatio="none" focusable="false"><rect width="{{BAR_SHARE}}" height="1"></rect></svg><span class="kb-chart__value">{{BAR_VALUE}}</span></div>
{{/BAR}}
</div>
{{/CHART}}
<div class="kb-scroll" tabindex="0" role="region" aria-label="The figures">
<table class="govuk-table kb-figures">
<caption class="govuk-visually-hidden">SIMs and vouchers given, {{PERIOD}}</caption>
<thead class="govuk-table__head">
<tr class="govuk-table__row">{{#GROUPING}}<th scope="col" class="govuk-table__header">{{GROUPING_TEXT}}</th>{{/GROUPING}}{{#MEASURE}}<th scope="col" class="govuk-table__header govuk-table__header--numeric">{{MEASURE_TEXT}}</th>{{/MEASURE}}</tr>
</thead>
<tbody class="govuk-table__body">
{{#LINE}}
<tr class="govuk-table__row">{{#KEY}}<th scope="row" class="govuk-table__header govuk-!-font-weight-regular">{{KEY_TEXT}}</th>{{/KEY}}{{#COUNT}}<td class="govuk-table__cell govuk-table__cell--numeric">{{COUNT_TEXT}}</td>{{/COUNT}}</tr>
{{/LINE}}
<tr class="govuk-table__row"><th scope="row" class="govuk-table__header"{{#WIDE}} colspan="2"{{/WIDE}}>All</th>{{#TOTAL}}<td class="govuk-table__cell govuk-table__cell--numeric govuk-!-font-weight-bold">{{TOTAL_TEXT}}</td>{{/TOTAL}}</tr>
</tbody>
</table>
</div>
{{/FILLED}}
<p class="govuk-body kb-no-print"><a class="govuk-link" href="{{CSV_URL}}">Download as CSV</a> &middot; <a class="govuk-link" href="{{XLSX_URL}}">Download as a workbook (XLSX)</a></p>
{{/REPORT}}
