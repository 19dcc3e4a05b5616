{{%AUTOESCAPE context="HTML"}}
<section aria-labelledby="appointment">
<h2 class="govuk-heading-m" id="appointment">Appointment</h2>
{{#BOOKED}}
<p class="govuk-body"><strong>{{WHEN}}</strong> at {{WHERE}}</p>
<form method="post" action="{{CANCEL_URL}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<p class="govuk-body"><a class="govuk-link" href="{{CHOOSE_URL}}">Choose another time</a></p>
<button type="submit" class="govuk-button govuk-button--secondary">Cancel the appointment</button>
</form>
{{/BOOKED}}
{{#PAST}}
<p class="govuk-body"><strong>{{PAST_TEXT}}</strong></p>
{{/PAST}}
{{#NOT_BOOKED}}
<p class="govuk-body"><a class="govuk-link" href="{{CHOOSE_URL}}">Choose a time</a></p>
{{/NOT_BOOKED}}
</section>
