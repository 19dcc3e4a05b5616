{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">Equality monitoring report</h1>
<p class="govuk-body-l">{{QUARTER_TEXT}}</p>
<p class="govuk-body">Counts below 5, and one more where that would give one away, are hidden. With any of them the total is hidden. The others are rounded to the nearest 5. A quarter is shown when it is over. Nothing here may be used to decide about a person.</p>
<ul class="govuk-list">
<li><a class="govuk-link" href="{{BEFORE_URL}}">{{BEFORE_TEXT}}</a></li>
{{#AFTER}}
<li><a class="govuk-link" href="{{AFTER_URL}}">{{AFTER_TEXT}}</a></li>
{{/AFTER}}
<li><a class="govuk-link" href="/monitoring/give">The form</a></li>
</ul>
{{#TABLE}}
{{#TOO_FEW}}
<h2 class="govuk-heading-m">{{QUESTION}}</h2>
<p class="govuk-body">Too few answers to show any.</p>
{{/TOO_FEW}}
{{#FILLED}}
<table class="govuk-table">
<caption class="govuk-table__caption govuk-table__caption--m">{{QUESTION}}</caption>
<thead class="govuk-table__head">
<tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Answer</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Answers</th></tr>
</thead>
<tbody class="govuk-table__body">
{{#ANSWER}}
<tr class="govuk-table__row"><th scope="row" class="govuk-table__header govuk-!-font-weight-regular">{{ANSWER_TEXT}}</th><td class="govuk-table__cell govuk-table__cell--numeric">{{ANSWER_COUNT}}</td></tr>
{{/ANSWER}}
<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">All</th><td class="govuk-table__cell govuk-table__cell--numeric">{{TOTAL}}</td></tr>
</tbody>
</table>
{{/FILLED}}
{{/TABLE}}
