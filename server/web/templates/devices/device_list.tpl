{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">Devices</h1>
<form class="kb-filters" method="get" action="/devices" role="search" aria-label="Narrow the list">
<div class="kb-filters__grid">
{{>FIELD}}
</div>
<div class="kb-actions">
<button type="submit" class="govuk-button govuk-button--secondary">Search</button>
{{#FILTERED}}
<a class="govuk-link" href="/devices">Clear all</a>
{{/FILTERED}}
</div>
</form>
{{#COUNT}}
<p class="kb-count"><strong>{{COUNT_TEXT}}</strong></p>
{{/COUNT}}
{{#EMPTY}}
<p class="govuk-body">No device matches. Clear a filter, or check the spelling. The search looks at the beginning of tags, serial numbers, makes and models.</p>
{{/EMPTY}}
{{#SOME}}
<ul class="kb-rows">
{{#DEVICE}}
<li class="kb-row">
<div>
<h2 class="kb-row__title"><a class="govuk-link" href="{{DEVICE_URL}}">{{DEVICE_NAME}}</a></h2>
<p class="kb-row__meta">{{KIND}}, serial {{SERIAL}}. {{PLACE_TEXT}}. {{SINCE}}</p>
</div>
<div class="kb-row__facts"><span class="kb-tag">{{TAG}}</span> <span class="kb-state kb-state--{{STATE}}">{{STATE_TEXT}}</span>{{#CONFLICTED}} <span class="kb-state kb-state--refused">Conflict</span>{{/CONFLICTED}}</div>
</li>
{{/DEVICE}}
</ul>
{{/SOME}}
{{#PAGES}}
<nav class="govuk-pagination" aria-label="Pages">
{{#PREVIOUS}}
<div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href="{{PREVIOUS_URL}}" rel="prev"><span class="govuk-pagination__link-title">First page</span></a></div>
{{/PREVIOUS}}
{{#NEXT}}
<div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="{{NEXT_URL}}" rel="next"><span class="govuk-pagination__link-title">Next page</span></a></div>
{{/NEXT}}
</nav>
{{/PAGES}}
