{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">Second bundles</h1>
<p class="govuk-body">The first one is over, and by its rule another may follow. It does not count towards a limit.</p>
{{#NONE}}
<p class="govuk-body">None is due.</p>
{{/NONE}}
<ul class="kb-rows">
{{#ROW}}
<li class="kb-row"><div><h2 class="kb-row__title"><a class="govuk-link" href="{{ISSUE_URL}}">{{REFERENCE}}</a></h2><p class="kb-row__meta">{{BUNDLE}}, until {{ENDS}}, {{HUB}}</p></div><div class="kb-row__facts"><a class="govuk-link" href="{{GIVE_URL}}">Give {{NEXT}}<span class="govuk-visually-hidden"> after {{REFERENCE}}</span></a></div></li>
{{/ROW}}
</ul>
{{#NEXT}}
<p class="govuk-body"><a class="govuk-link" href="{{NEXT_URL}}">The next ones</a></p>
{{/NEXT}}
