{{%AUTOESCAPE context="HTML"}}
{{#GIVE}}
<h2 class="govuk-heading-m">SIM or voucher</h2>
{{#HELD}}
<ul class="govuk-list">
{{#ITEM}}
<li>Set aside: {{TAKE_BUNDLE}}, <span class="kb-tag">{{TAKE_NUMBER}}</span>{{#MAY_RELEASE}} <a class="govuk-link" href="{{RELEASE_URL}}">Put it back<span class="govuk-visually-hidden"> {{TAKE_NUMBER}}</span></a>{{/MAY_RELEASE}}</li>
{{/ITEM}}
</ul>
{{/HELD}}
<p><a class="govuk-button" role="button" href="{{GIVE_URL}}" draggable="false" data-module="govuk-button">Give the SIM or voucher</a></p>
{{#MAY_SET_ASIDE}}
<p class="govuk-body"><a class="govuk-link" href="{{SET_ASIDE_URL}}">Set one aside for them</a></p>
{{/MAY_SET_ASIDE}}
{{/GIVE}}
{{#GIVEN}}
<h2 class="govuk-heading-m">Data given</h2>
<ul class="govuk-list">
{{#ISSUE}}
<li><a class="govuk-link" href="{{ISSUE_URL}}">{{ISSUE_TEXT}}</a></li>
{{/ISSUE}}
</ul>
{{/GIVEN}}
