from odoo import api, fields, models
from odoo.exceptions import UserError

# Model: the field that holds the number, the field that tells kinds apart, the method that makes it final, its states then.
DOCUMENTS = {
    "account.move": ("ref", "move_type", "action_post", ("posted", "cancel")),
    "stock.picking": ("origin", "picking_type_id", "button_validate", ("done", "cancel")),
}


class ReturnsHubEvent(models.Model):
    """The numbers that were booked. A row is what two calls with one number meet at: no number of Odoo's own documents is unique."""

    _name = "returnshub.event"
    _description = "Number of a document of ReturnsHub"
    _rec_name = "number"

    number = fields.Char(required=True, readonly=True)
    model = fields.Char(required=True, readonly=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, ondelete="cascade")

    _number_once = models.Constraint("UNIQUE(number, model, company_id)", "This number is taken.")

    @api.model
    def post_event(self, number, model, values, total=None):
        """Books one document whole, with the caller's own rights, and answers with what stands then."""
        if model not in DOCUMENTS:
            raise UserError(f"returnshub.model: {model} is not booked here.")
        key, kind, method, ends = DOCUMENTS[model]
        if values.get(key) != number or not values.get(kind):
            raise UserError(f"returnshub.values: {key} must be the number, and {kind} is missing or not.")
        self._take(number, model)
        records = self.env[model].search(
            [(key, "=", number), (kind, "=", values[kind]), ("company_id", "=", self.env.company.id)], limit=2)
        if len(records) > 1:
            raise UserError("returnshub.found-twice: delete the drafts among them, or correct what is posted.")
        record = records or self.env[model].create(values)
        if record.state not in ends:
            if total is not None and record.currency_id.compare_amounts(record.amount_total, total) != 0:
                raise UserError(f"returnshub.amount-differs: {record.amount_total:.2f}")
            getattr(record.with_context(skip_backorder=True), method)()
        answer = {"id": record.id, "name": record.name, "state": record.state}
        if model == "account.move":
            answer.update(amount_total=record.amount_total, amount_tax=record.amount_tax)
        return answer

    @api.model
    def _take(self, number, model):
        # An advisory lock would not do: the snapshot of this transaction is older than the wait. A row that another call has written
        # since makes PostgreSQL refuse the update, and Odoo then runs the whole call again on a new snapshot.
        self.env.cr.execute(
            """
            INSERT INTO returnshub_event (number, model, company_id, create_uid, create_date, write_uid, write_date)
            VALUES (%(number)s, %(model)s, %(company)s, %(user)s, now() AT TIME ZONE 'UTC', %(user)s, now() AT TIME ZONE 'UTC')
            ON CONFLICT (number, model, company_id) DO UPDATE SET write_uid = excluded.write_uid, write_date = excluded.write_date
            """,
            {"number": number, "model": model, "company": self.env.company.id, "user": self.env.uid},
        )
        self.invalidate_model()
