{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">{{HEADING}}</h1>
{{#INTRO}}
<p class="govuk-body">{{INTRO_TEXT}}</p>
{{/INTRO}}
{{#MAIN_ACTION}}
<p class="govuk-body"><a class="govuk-button" role="button" href="{{MAIN_ACTION_URL}}" draggable="false" data-module="govuk-button">{{MAIN_ACTION_TEXT}}</a></p>
{{/MAIN_ACTION}}
{{#LINK}}
<p class="govuk-body"><a class="govuk-link" href="{{LINK_URL}}">{{LINK_TEXT}}</a></p>
{{/LINK}}
{{#GROUP}}
<h2 class="govuk-heading-m">{{GROUP_TITLE}}</h2>
{{#EMPTY}}
<p class="govuk-body">{{EMPTY_TEXT}}</p>
{{/EMPTY}}
{{#SOME}}
<ul class="kb-rows">
{{#ROW}}
<li class="kb-row"><div>
<h3 class="kb-row__title">{{#ROW_LINK}}<a class="govuk-link" href="{{ROW_LINK_TEXT}}">{{/ROW_LINK}}{{ROW_TITLE}}{{#ROW_LINK}}</a>{{/ROW_LINK}}</h3>
{{#META}}
<p class="kb-row__meta">{{META_TEXT}}</p>
{{/META}}
</div>
<div class="kb-row__facts">
{{#FACT}}
<span class="kb-row__fact">{{FACT_TEXT}}</span>
{{/FACT}}
{{#BUTTON}}
<form method="post" action="{{BUTTON_ACTION}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID}}">
{{#BUTTON_FIELD}}
<input type="hidden" name="{{FIELD_NAME}}" value="{{FIELD_VALUE}}">
{{/BUTTON_FIELD}}
<button type="submit" class="kb-link-button">{{BUTTON_TEXT}}<span class="govuk-visually-hidden"> {{ROW_TITLE}}</span></button>
</form>
{{/BUTTON}}
</div></li>
{{/ROW}}
</ul>
{{/SOME}}
{{/GROUP}}
