async def test_it_logs_in(standin, bot):
    assert bot.user.id == standin.state.bot.id
    assert [guild.name for guild in bot.guilds] == ["Test Kitchen"]
    assert bot.get_channel(standin.channel.id).name == "general"
    message = await bot.get_channel(standin.channel.id).send("hello")
    assert [one.content for one in standin.messages()] == ["hello"]
    await message.edit(content="bye")
    assert [one.content for one in standin.messages()[0].revisions] == ["hello", "bye"]
