-- A scheme may have its own words for one more message: a bundle of data that ends soon.
ALTER TABLE message_template
    DROP CONSTRAINT IF EXISTS message_template_kind,
    ADD CONSTRAINT message_template_kind CHECK (kind IN ('request_received', 'request_queried', 'request_answered',
        'request_accepted', 'request_declined', 'request_ready', 'request_cancelled', 'reservation_over',
        'appointment_booked', 'appointment_reminder', 'appointment_cancelled', 'appointment_missed', 'delivery_failed',
        'handed_over', 'loan_due_soon', 'loan_overdue', 'loan_renewed', 'loan_returned', 'loan_lost', 'gift_made',
        'data_ends_soon'))
