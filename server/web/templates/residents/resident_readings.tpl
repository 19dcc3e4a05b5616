{{%AUTOESCAPE context="HTML"}}
<span class="govuk-caption-l">Resident {{REFERENCE}}</span>
<h1 class="govuk-heading-l">Who has seen this resident</h1>
<p class="kb-count"><strong>{{COUNT_TEXT}}</strong></p>
<ul class="kb-rows">
{{#READING}}
<li class="kb-row"><div>
<h2 class="kb-row__title">{{READER}}</h2>
<p class="kb-row__meta">{{READING_NOTE}}</p></div>
</li>
{{/READING}}
</ul>
{{#NEXT}}
<nav class="govuk-pagination" aria-label="Pages">
<div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="{{NEXT_URL}}" rel="next"><span class="govuk-pagination__link-title">Earlier</span></a></div>
</nav>
{{/NEXT}}
