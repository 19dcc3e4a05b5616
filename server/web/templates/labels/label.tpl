{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">Label {{TAG}}</h1>
<div class="kb-label"><img src="{{PICTURE_URL}}" alt="The label: a QR code and {{TAG}}" width="240" height="144"></div>
<form method="get" action="{{SHEET_URL}}" novalidate>
{{>FIELD}}
<div class="kb-actions">
<button type="submit" class="govuk-button">Get it on a sheet (PDF)</button>
<button type="submit" class="govuk-button govuk-button--secondary" formaction="{{ZPL_URL}}">For a label printer (ZPL)</button>
</div>
</form>
<p class="govuk-body"><a class="govuk-link" href="{{DEVICE_URL}}">Back to the device</a></p>
</div>
