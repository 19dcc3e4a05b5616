{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">What was given</h1>
{{#NONE}}
<p class="govuk-body">Nothing yet.</p>
{{/NONE}}
<ul class="kb-rows">
{{#ROW}}
<li class="kb-row"><div><h2 class="kb-row__title"><a class="govuk-link" href="{{ISSUE_URL}}">{{BUNDLE}}</a></h2><p class="kb-row__meta">{{AT}}, {{HUB}}</p></div><div class="kb-row__facts"><span class="kb-ref">{{REFERENCE}}</span> <span class="kb-row__fact">{{OUTCOME}}</span></div></li>
{{/ROW}}
</ul>
{{#NEXT}}
<p class="govuk-body"><a class="govuk-link" href="{{NEXT_URL}}">Older ones</a></p>
{{/NEXT}}
