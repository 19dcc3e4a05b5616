{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">Conflict</span>
<h1 class="govuk-heading-l">{{HEADING}}</h1>
<p class="kb-device__head"><a class="govuk-link" href="{{DEVICE_URL}}">{{DEVICE_NAME}}</a> <span class="kb-tag">{{TAG}}</span> <span class="kb-state kb-state--{{STATE}}">{{STATE_TEXT}}</span></p>
<h2 class="govuk-heading-m">What the record says</h2>
<p class="govuk-body">{{RECORD_SAYS}}</p>
<h2 class="govuk-heading-m">What the scan says</h2>
<p class="govuk-body">{{SCAN_SAYS}}</p>
<p class="govuk-body">{{WHY_NOT}}</p>
<form method="post" action="{{ACTION}}" novalidate>
{{>FORM_FIELDS}}
<div class="kb-actions"><button type="submit" class="govuk-button">Close this conflict</button> <a class="govuk-link" href="/conflicts">Leave it open</a></div>
</form>
</div>
