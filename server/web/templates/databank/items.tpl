{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">{{HEADING}}</h1>
<nav aria-label="Which of them" class="kb-no-print">
<ul class="govuk-list">
{{#CHOICE}}
<li>{{#CHOSEN}}<strong aria-current="page">{{CHOICE_TEXT}}</strong>{{/CHOSEN}}{{#OTHER}}<a class="govuk-link" href="{{CHOICE_URL}}">{{CHOICE_TEXT}}</a>{{/OTHER}}</li>
{{/CHOICE}}
</ul>
</nav>
<form class="kb-filters" method="get" action="/data/items" role="search" aria-label="Narrow the list">
<input type="hidden" name="list" value="{{LIST}}">
<div class="kb-filters__grid">
{{>FIELD}}
</div>
<div class="kb-actions">
<button type="submit" class="govuk-button govuk-button--secondary">Search</button>
{{#FILTERED}}
<a class="govuk-link" href="/data/items?list={{LIST}}">Clear all</a>
{{/FILTERED}}
</div>
</form>
{{#COUNT}}
<p class="kb-count"><strong>{{COUNT_TEXT}}</strong></p>
{{/COUNT}}
{{#NONE}}
<p class="govuk-body">{{NONE_TEXT}}</p>
{{/NONE}}
{{#SOME}}
<ul class="kb-rows">
{{#ITEM}}
<li class="kb-row"><div>
<h2 class="kb-row__title"><a class="govuk-link" href="{{ITEM_URL}}">{{REFERENCE}}</a></h2>
<p class="kb-row__meta">{{KIND}}, {{BUNDLE}}. {{PLACE}}{{#DATE}}, {{DATE_TEXT}}{{/DATE}}.</p>
</div>
<div class="kb-row__facts"><span class="kb-state kb-state--{{STATE}}">{{STATE_TEXT}}</span></div>
</li>
{{/ITEM}}
</ul>
{{/SOME}}
{{#NEXT}}
<p class="govuk-body"><a class="govuk-link" href="{{NEXT_URL}}" rel="next">The next page</a></p>
{{/NEXT}}
