{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">What there was on a day</h1>
<form class="kb-filters kb-no-print" method="get" action="/data/balances" aria-label="Choose a day">
<div class="kb-report__filters">
{{>FIELD}}
</div>
<div class="kb-actions"><button type="submit" class="govuk-button govuk-button--secondary">Show</button></div>
</form>
{{#SHOWN}}
<p class="govuk-body"><strong>{{WHEN}}</strong>. Each SIM or voucher is in one account; what networks have given is what all others hold.</p>
{{#NOTHING}}
<p class="govuk-body">There was nothing.</p>
{{/NOTHING}}
{{/SHOWN}}
{{#GROUP}}
<h2 class="govuk-heading-m">{{GROUP_TITLE}}</h2>
<ul class="kb-rows">
{{#ROW}}
<li class="kb-row"><div>
<h3 class="kb-row__title">{{ROW_TITLE}}</h3>
<p class="kb-row__meta">{{META}}</p>
</div>
<div class="kb-row__facts"><span class="kb-row__fact">{{FACT}}</span></div></li>
{{/ROW}}
</ul>
{{/GROUP}}
