{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">More than the limit</h1>
<p class="govuk-body">A hub asks, a manager answers. A yes is good once, for that person, for 7 days.</p>
{{#NONE}}
<p class="govuk-body">Nobody has asked.</p>
{{/NONE}}
<ul class="kb-rows">
{{#ROW}}
<li class="kb-row"><div><h2 class="kb-row__title">{{REASON}}</h2><p class="kb-row__meta">{{HUB}}, {{AT}}</p>
{{#GOOD}}
<p class="kb-row__meta">{{GOOD_TEXT}}</p>
{{/GOOD}}
{{#WORDS}}
<p class="kb-row__meta">{{WORDS_TEXT}}</p>
{{/WORDS}}
</div><div class="kb-row__facts"><span class="kb-ref">{{REFERENCE}}</span> <span class="kb-row__fact">{{STATE_TEXT}}</span>
{{#DECIDE}}
<a class="govuk-link" href="{{DECIDE_URL}}">Answer<span class="govuk-visually-hidden"> {{REFERENCE}}</span></a>
{{/DECIDE}}
{{#USED}}
<a class="govuk-link" href="{{ISSUE_URL}}">What was given<span class="govuk-visually-hidden"> for {{REFERENCE}}</span></a>
{{/USED}}
</div></li>
{{/ROW}}
</ul>
