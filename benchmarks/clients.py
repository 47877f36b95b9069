"""People without browsers: Streamlit's own protocol over a websocket, so that the server alone is measured.

A client does what the front end does: asks for a run with the state of its widgets and the address, takes the messages
until the run has ended, follows the address and the page that the server tells it. It draws nothing.
"""

import asyncio
import time
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState


@dataclass
class Client:
    """One session. `options` are the texts in the list of units, `charts` how many charts the last run sent."""

    socket: websockets.ClientConnection
    address: str = ""
    page: str = ""
    unit_widget: str = ""
    options: list[str] = field(default_factory=list)
    charts: int = 0

    @classmethod
    async def connect(cls, url: str) -> "Client":
        stream = url.replace("http", "ws", 1) + "/_stcore/stream"
        return cls(await websockets.connect(stream, max_size=None, origin=websockets.Origin(url), compression=None))

    async def run(self, unit: str | None = None) -> float:
        """Ask for a run, with another unit chosen if one is named; seconds until it has ended."""
        message = BackMsg()
        message.rerun_script.query_string = self.address
        message.rerun_script.page_script_hash = self.page
        if unit is not None:
            state = WidgetState(id=self.unit_widget, string_value=unit)
            message.rerun_script.widget_states.widgets.append(state)
        self.charts = 0
        began = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        while not await self._take():
            pass
        seconds = time.perf_counter() - began
        if not self.charts:
            raise RuntimeError("the page sent no chart: what was timed is not the overview")
        return seconds

    async def _take(self) -> bool:
        """Take one message; True when it says that the run has ended."""
        raw = await self.socket.recv()
        if not isinstance(raw, bytes):
            return False
        message = ForwardMsg.FromString(raw)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.page = message.new_session.page_script_hash
        elif kind == "page_info_changed":
            self.address = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._notice(message)
        elif kind == "session_event" and message.session_event.HasField("script_compilation_exception"):
            raise RuntimeError(message.session_event.script_compilation_exception.message)
        return kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def _notice(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(element.exception.message)
        self.charts += kind == "plotly_chart"
        if kind == "selectbox" and element.selectbox.id.endswith("-unit"):
            self.unit_widget, self.options = element.selectbox.id, list(element.selectbox.options)


async def changing(client: Client, times: int, think: float = 0.0) -> list[float]:
    """One person who goes through the list of units; seconds of each change."""
    taken = []
    for turn in range(times):
        taken.append(await client.run(client.options[(turn + 1) % len(client.options)]))
        if think:
            await asyncio.sleep(think)
    return taken


async def crowd(url: str, people: int, times: int, think: float = 0.0) -> list[float]:
    """`people` at once, each changing the unit `times` times; all the seconds."""
    clients = await asyncio.gather(*(Client.connect(url) for _ in range(people)))
    for client in clients:
        await client.run()
    if not clients[0].options:
        raise RuntimeError("the page has no list of units")

    async def person(place: int, client: Client) -> list[float]:
        await asyncio.sleep(think * place / people)  # nobody's thoughts run in step
        return await changing(client, times, think)

    try:
        taken = await asyncio.gather(*(person(place, client) for place, client in enumerate(clients)))
    finally:
        await asyncio.gather(*(client.socket.close() for client in clients))
    return [seconds for each in taken for seconds in each]


def high(values: list[float], share: float = 0.95) -> float:
    """The value that `share` of them do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
