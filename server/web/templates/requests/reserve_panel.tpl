{{%AUTOESCAPE context="HTML"}}
<p class="govuk-body"><a class="govuk-link" href="{{RESERVE_URL}}">Set a device aside for this request</a></p>
