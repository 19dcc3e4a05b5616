{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">Residents</h1>
{{#MAY_ADD}}
<p class="govuk-body"><a class="govuk-link" href="/residents/new">Enter a resident</a></p>
{{/MAY_ADD}}
{{#FOUND}}
<section aria-labelledby="found">
<h2 class="govuk-heading-m" id="found">Found</h2>
<p class="govuk-body">{{FOUND_TEXT}}</p>
<ul class="kb-rows">
{{#MATCH}}
<li class="kb-row"><div>
<h3 class="kb-row__title"><a class="govuk-link" href="{{RESIDENT_URL}}">{{REFERENCE}}</a></h3>
<p class="kb-row__meta">{{RESIDENT_NOTE}}</p></div>
</li>
{{/MATCH}}
</ul>
</section>
{{/FOUND}}
<div class="kb-narrow">
<h2 class="govuk-heading-m">Find somebody</h2>
<p class="govuk-body">By a phone number, an e-mail address, or a name with its postcode. It must be the whole of it; spaces and capitals do not matter. Whoever is found is told, if they ask, that you looked for them.</p>
<form method="post" action="/residents/search" autocomplete="off" novalidate>
{{>FORM_FIELDS}}
<div class="kb-actions"><button type="submit" class="govuk-button">Find</button></div>
</form>
</div>
<h2 class="govuk-heading-m">Entered so far</h2>
<p class="govuk-body">By reference alone: a list with names would show everybody’s.</p>
{{#EMPTY}}
<p class="govuk-body">Nobody yet.</p>
{{/EMPTY}}
{{#SOME}}
<ul class="kb-rows">
{{#RESIDENT}}
<li class="kb-row"><div>
<h3 class="kb-row__title"><a class="govuk-link" href="{{RESIDENT_URL}}">{{REFERENCE}}</a></h3>
<p class="kb-row__meta">{{RESIDENT_NOTE}}</p></div>
</li>
{{/RESIDENT}}
</ul>
{{/SOME}}
{{#NEXT}}
<nav class="govuk-pagination" aria-label="Pages">
<div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="{{NEXT_URL}}" rel="next"><span class="govuk-pagination__link-title">Next page</span></a></div>
</nav>
{{/NEXT}}
