{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">Statement</h1>
<form class="kb-filters kb-no-print" method="get" action="/data/statement" aria-label="Choose an account">
<div class="kb-report__filters">
{{>FIELD}}
</div>
<div class="kb-actions"><button type="submit" class="govuk-button govuk-button--secondary">Show</button></div>
</form>
{{#STATEMENT}}
<h2 class="govuk-heading-m">{{OWNER}}</h2>
<dl class="govuk-summary-list">
{{#OPENING}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Before {{OPENING_DAY}}</dt><dd class="govuk-summary-list__value">{{OPENING_TEXT}}</dd></div>
{{/OPENING}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{CLOSING_DAY}}</dt><dd class="govuk-summary-list__value">{{CLOSING}}</dd></div>
</dl>
{{#NOTHING}}
<p class="govuk-body">Nothing moved in this time.</p>
{{/NOTHING}}
{{#SOME}}
<div class="kb-scroll" tabindex="0" role="region" aria-label="What moved">
<table class="govuk-table kb-figures">
<caption class="govuk-visually-hidden">What moved, newest first</caption>
<thead class="govuk-table__head">
<tr class="govuk-table__row"><th scope="col" class="govuk-table__header">What</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Change</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Left</th></tr>
</thead>
<tbody class="govuk-table__body">
{{#LINE}}
<tr class="govuk-table__row"><th scope="row" class="govuk-table__header govuk-!-font-weight-regular"><strong>{{WHAT}}</strong> {{BUNDLE}}{{#WORDS}}<br>{{WORDS_TEXT}}{{/WORDS}}<br><span class="kb-row__meta">{{WHEN}}, {{WHO}}</span></th><td class="govuk-table__cell govuk-table__cell--numeric">{{CHANGE}}<br><span class="kb-row__meta">{{CHANGE_GB}}</span></td><td class="govuk-table__cell govuk-table__cell--numeric">{{LEFT}}<br><span class="kb-row__meta">{{LEFT_GB}}</span></td></tr>
{{/LINE}}
</tbody>
</table>
</div>
{{/SOME}}
{{#NEXT}}
<p class="govuk-body kb-no-print"><a class="govuk-link" href="{{NEXT_URL}}">Earlier ones</a></p>
{{/NEXT}}
{{/STATEMENT}}
