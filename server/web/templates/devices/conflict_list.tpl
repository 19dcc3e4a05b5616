{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">Conflicts</h1>
<p class="govuk-body">A scan that could not be true as things stood: it came late, or two hubs say different things. Nothing is lost and nothing is decided until a person looks.</p>
<p class="kb-count"><strong>{{COUNT_TEXT}}</strong></p>
<ul class="kb-rows">
{{#CONFLICT}}
<li class="kb-row"><div>
<h2 class="kb-row__title"><a class="govuk-link" href="{{CONFLICT_URL}}">{{CONFLICT_TITLE}}</a></h2>
<p class="kb-row__meta">{{CONFLICT_NOTE}}</p></div>
<div class="kb-row__facts"><span class="kb-tag">{{TAG}}</span></div>
</li>
{{/CONFLICT}}
</ul>
