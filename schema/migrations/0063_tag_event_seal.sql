-- What finds the events that are not in the log yet, and each event's seal (audit.h); events from before have none.
ALTER TABLE tag_event
    ADD KEY IF NOT EXISTS tag_event_recorded (recorded_at),
    ADD COLUMN IF NOT EXISTS seal BINARY(32) NULL
